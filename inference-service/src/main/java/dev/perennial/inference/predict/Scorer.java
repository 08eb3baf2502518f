package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.model.Prediction;
import dev.perennial.model.Table;
import dev.perennial.platform.Ids;
import java.util.UUID;

/** Has one version answer one request. */
final class Scorer {
    private Scorer() {}

    /**
     * @param began {@link System#nanoTime()} from which its latency counts
     * @throws dev.perennial.model.BadInputException when the rows don't fit this version
     */
    static Answer answer(Ask ask, LoadedModel.Lease lease, Arm arm, long began) {
        UUID id = Ids.next();
        Table table = ask.rows().apply(lease.predictor().signature());
        Prediction prediction = lease.predictor().predict(table);
        lease.model().counted();
        return new Answer(
                id,
                lease.model().known(),
                arm == Arm.DIRECT ? null : Champions.ALIAS,
                arm,
                table,
                prediction,
                Math.max(0, (System.nanoTime() - began) / 1000));
    }
}

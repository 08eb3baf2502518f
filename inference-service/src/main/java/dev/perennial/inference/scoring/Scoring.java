package dev.perennial.inference.scoring;

import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.inference.Scores;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.model.BadInputException;
import dev.perennial.model.Contributions;
import dev.perennial.model.ModelException;
import dev.perennial.model.Prediction;
import dev.perennial.model.Table;
import dev.perennial.model.format.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Has a named version score or explain rows; nothing of it is captured. */
@ApplicationScoped
public class Scoring {
    /** Most rows in one call. */
    static final int MOST_ROWS = 10_000;

    private final ModelStore store;

    Scoring(ModelStore store) {
        this.store = store;
    }

    public Scores score(VersionKey key, Rows rows) {
        try (LoadedModel.Lease lease = store.lease(key)) {
            Prediction prediction = lease.predictor().predict(table(rows));
            List<Double> values = new ArrayList<>(prediction.size());
            for (int r = 0; r < prediction.size(); r++) {
                values.add(prediction.score(r));
            }
            return new Scores(key.model(), key.version(), values);
        } catch (BadInputException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        } catch (ModelException e) {
            throw cant(key, e);
        }
    }

    /**
     * Explains one row.
     *
     * @param digest of the version that is meant; null for whichever the name stands for
     */
    public Explanation explain(VersionKey key, @Nullable String digest, Rows rows) {
        if (rows.rows().size() != 1) {
            throw ProblemException.invalid(
                    "An explanation is of one row; " + rows.rows().size() + " are given");
        }
        try (LoadedModel.Lease lease = store.lease(key)) {
            check(lease.model(), digest);
            Contributions contributions =
                    lease.predictor().explain(table(rows)).orElseThrow(() -> silent(key));
            return new Explanation(
                    key.model(),
                    key.version(),
                    contributions.baseValue(),
                    contributions.byInput(),
                    contributions.margin(),
                    contributions.output(),
                    contributions.link());
        } catch (BadInputException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        } catch (ModelException e) {
            throw cant(key, e);
        }
    }

    private static void check(LoadedModel model, @Nullable String digest) {
        if (digest != null && !digest.equals(model.known().digest())) {
            throw ProblemException.conflict(
                    "%s is another one now, of digest %s"
                            .formatted(model.known().key(), model.known().digest()));
        }
    }

    private static ProblemException silent(VersionKey key) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                key + " can't say what each input added; only boosted trees can");
    }

    private static ProblemException cant(VersionKey key, ModelException e) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE, key + " could not answer: " + e.getMessage());
    }

    public SignatureView signature(VersionKey key) {
        try (LoadedModel.Lease lease = store.lease(key)) {
            Signature signature = lease.predictor().signature();
            OptionalDouble threshold = lease.predictor().threshold();
            return new SignatureView(
                    key.model(),
                    key.version(),
                    fields(signature.inputs()),
                    fields(signature.outputs()),
                    threshold.isPresent() ? threshold.getAsDouble() : null);
        }
    }

    private static List<SignatureView.Field> fields(List<Signature.Field> fields) {
        return fields.stream()
                .map(f -> new SignatureView.Field(f.name(), f.datatype(), f.optional()))
                .toList();
    }

    /**
     * Rows as a table.
     *
     * @throws BadInputException when a row has another number of values than there are columns
     */
    static Table table(Rows rows) {
        if (rows.rows().size() > MOST_ROWS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "%d rows are given, at most %d are scored at once"
                            .formatted(rows.rows().size(), MOST_ROWS));
        }
        int missing = rows.rows().indexOf(null);
        if (missing >= 0) {
            throw new BadInputException("Row " + missing + " is null");
        }
        return Table.ofRows(rows.columns(), rows.rows());
    }
}

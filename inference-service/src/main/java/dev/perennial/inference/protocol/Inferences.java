package dev.perennial.inference.protocol;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.inference.predict.Answer;
import dev.perennial.inference.predict.Ask;
import dev.perennial.inference.predict.Predictions;
import dev.perennial.inference.protocol.core.AnswerWriter;
import dev.perennial.inference.protocol.core.Columns;
import dev.perennial.inference.protocol.core.InferRequest;
import dev.perennial.inference.protocol.core.Repeats;
import dev.perennial.inference.protocol.core.RequestReader;
import dev.perennial.model.BadInputException;
import dev.perennial.platform.EventTimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inference by the protocol: from the request's bytes to the response's. */
@ApplicationScoped
public class Inferences {
    private static final int LONGEST_KEY = 256;

    private final Predictions predictions;
    private final Repeats repeats;
    private final Clock clock;
    private final EventTimeConfig eventTime;

    /**
     * What stands beside a request's body.
     *
     * @param version null: whichever the alias names
     * @param idempotencyKey repeated, it gets the same answer
     * @param stickyKey requests of one key get the same arm of a canary
     */
    record Envelope(
            String model,
            @Nullable String version,
            String actor,
            @Nullable String idempotencyKey,
            @Nullable String stickyKey) {}

    Inferences(Predictions predictions, Clock clock, EventTimeConfig eventTime) {
        this.predictions = predictions;
        this.clock = clock;
        this.eventTime = eventTime;
        this.repeats = new Repeats(clock);
    }

    byte[] infer(Envelope envelope, byte[] body) {
        Ask.Arrival arrival = new Ask.Arrival(clock.instant(), System.nanoTime());
        String key = envelope.idempotencyKey();
        if (key == null) {
            return answer(envelope, body, arrival);
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid(
                    "Idempotency-Key must have 1 to %d characters".formatted(LONGEST_KEY));
        }
        String scope =
                String.join(
                        "\0",
                        envelope.actor(),
                        envelope.model(),
                        envelope.version() == null ? "" : envelope.version(),
                        key);
        return repeats.answer(scope, body, () -> answer(envelope, body, arrival));
    }

    private byte[] answer(Envelope envelope, byte[] body, Ask.Arrival arrival) {
        InferRequest request =
                RequestReader.read(
                        body, new RequestReader.Present(arrival.at(), eventTime.ahead()));
        List<Instant> given = request.eventTimes();
        List<Instant> times =
                given == null ? Collections.nCopies(request.rows(), arrival.at()) : given;
        Answer answer =
                answer(
                        new Ask(
                                envelope.model(),
                                envelope.version(),
                                signature -> Columns.table(request, signature),
                                times,
                                new Ask.Caller(envelope.actor(), request.id()),
                                envelope.stickyKey(),
                                arrival));
        return AnswerWriter.write(
                new AnswerWriter.Head(
                        answer.version().model(),
                        answer.version().version(),
                        answer.id(),
                        request.id(),
                        answer.alias(),
                        answer.arm().name()),
                request.rows(),
                AnswerWriter.select(answer.prediction(), request.outputs()));
    }

    private Answer answer(Ask ask) {
        try {
            return predictions.answer(ask);
        } catch (BadInputException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
    }
}

package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts answers; the model in a label is always a registered one, so labels stay few. */
@ApplicationScoped
public class PredictionMeters {
    private final MeterRegistry meters;
    private final Map<Label, Meters> known = new ConcurrentHashMap<>();

    private record Label(String model, Arm arm) {}

    private record Meters(Timer answered, Counter rows, Counter failed, Counter skipped) {}

    PredictionMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(Answer answer) {
        Meters of = of(answer.version().model(), answer.arm());
        of.answered().record(answer.latencyMicros(), TimeUnit.MICROSECONDS);
        of.rows().increment(answer.prediction().size());
    }

    void failed(String model, Arm arm) {
        of(model, arm).failed().increment();
    }

    void skipped(String model, Arm arm) {
        of(model, arm).skipped().increment();
    }

    private Meters of(String model, Arm arm) {
        return known.computeIfAbsent(new Label(model, arm), this::register);
    }

    private Meters register(Label label) {
        String[] tags = {"model", label.model(), "arm", label.arm().name()};
        return new Meters(
                Timer.builder("perennial.inference.latency")
                        .description("From taking up a request to the model's answer")
                        .publishPercentileHistogram()
                        .tags(tags)
                        .register(meters),
                Counter.builder("perennial.inference.rows")
                        .description("Rows that were answered")
                        .tags(tags)
                        .register(meters),
                Counter.builder("perennial.inference.failures")
                        .description("Requests that a version failed on, bad input apart")
                        .tags(tags)
                        .register(meters),
                Counter.builder("perennial.inference.skipped")
                        .description("Requests that a candidate did not get: behind, or not loaded")
                        .tags(tags)
                        .register(meters));
    }
}

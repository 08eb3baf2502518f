package dev.perennial.monitor.measure.core;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** The rows with an answer and a usable label. */
final class Scored {
    /** What one row costs. */
    @FunctionalInterface
    interface Loss {
        double of(double answer, double label);
    }

    private final double[] answers;
    private final double[] labels;

    private Scored(double[] answers, double[] labels) {
        this.answers = answers;
        this.labels = labels;
    }

    static Scored usable(double[] answers, double[] labels, DoublePredicate usable) {
        if (answers.length != labels.length) {
            throw new IllegalArgumentException(
                    "There are %d answers and %d labels; a row has one of each."
                            .formatted(answers.length, labels.length));
        }
        int[] rows =
                IntStream.range(0, answers.length)
                        .filter(i -> Double.isFinite(answers[i]) && Double.isFinite(labels[i]))
                        .filter(i -> usable.test(labels[i]))
                        .toArray();
        return new Scored(
                Arrays.stream(rows).mapToDouble(i -> answers[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> labels[i]).toArray());
    }

    int size() {
        return answers.length;
    }

    double answer(int row) {
        return answers[row];
    }

    double label(int row) {
        return labels[row];
    }

    double mean(Loss loss) {
        return IntStream.range(0, size())
                .mapToDouble(i -> loss.of(answers[i], labels[i]))
                .average()
                .orElse(Double.NaN);
    }

    /** Row numbers by answer, the highest first. */
    int[] ranked() {
        return IntStream.range(0, size())
                .boxed()
                .sorted((a, b) -> Double.compare(answers[b], answers[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

package dev.perennial.monitor.record.core;

import java.util.stream.DoubleStream;

/** A model's answers beside the labels, an element a row, both equally long. */
public final class Answers {
    private final double[] scores;
    private final double[] labels;

    private Answers(double[] scores, double[] labels) {
        this.scores = scores;
        this.labels = labels;
    }

    /** NaN is missing. */
    public static Answers of(double[] scores, double[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "%d answers and %d labels".formatted(scores.length, labels.length));
        }
        return new Answers(scores, labels);
    }

    /** None at all. */
    public static Answers none() {
        return new Answers(new double[0], new double[0]);
    }

    /** Not to be written to. */
    public double[] scores() {
        return scores;
    }

    /** Not to be written to. */
    public double[] labels() {
        return labels;
    }

    public int size() {
        return labels.length;
    }

    /** Grows row by row. */
    public static final class Builder {
        private final DoubleStream.Builder scores = DoubleStream.builder();
        private final DoubleStream.Builder labels = DoubleStream.builder();

        public void add(double score, double label) {
            scores.add(score);
            labels.add(label);
        }

        public Answers build() {
            return of(scores.build().toArray(), labels.build().toArray());
        }
    }
}

package dev.perennial.retrain.training.core;

import java.util.Arrays;
import java.util.List;

/** What the built-in trainer can do. */
public enum EntryPoint {
    BINARY("xgboost-binary", "probability", true),
    REGRESSION("xgboost-regression", "prediction", false);

    private final String word;
    private final String output;
    private final boolean binary;

    EntryPoint(String word, String output, boolean binary) {
        this.word = word;
        this.output = output;
        this.binary = binary;
    }

    /** Its name outside. */
    public String word() {
        return word;
    }

    /** Name of the model's output. */
    public String output() {
        return output;
    }

    public boolean binary() {
        return binary;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(EntryPoint::word).toList();
    }

    /**
     * @throws IllegalArgumentException when there is none of that name
     */
    public static EntryPoint of(String word) {
        return Arrays.stream(values())
                .filter(entry -> entry.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no entry point %s; there are %s"
                                        .formatted(word, words())));
    }
}

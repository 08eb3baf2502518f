package dev.perennial.retrain.training.core;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The trainer's parameters: their names, other names, and ranges. */
public final class Parameters {
    private static final double MUCH = 1e9;

    private static final Map<String, Range> KNOWN =
            Map.ofEntries(
                    whole("rounds", 1, 10_000),
                    whole("max_depth", 1, 16),
                    whole("max_leaves", 0, 65_536),
                    whole("max_bin", 2, 4096),
                    number("eta", 1e-6, 1),
                    number("subsample", 1e-3, 1),
                    number("colsample_bytree", 1e-3, 1),
                    number("colsample_bylevel", 1e-3, 1),
                    number("colsample_bynode", 1e-3, 1),
                    number("min_child_weight", 0, MUCH),
                    number("max_delta_step", 0, MUCH),
                    number("lambda", 0, MUCH),
                    number("alpha", 0, MUCH),
                    number("gamma", 0, MUCH),
                    number("scale_pos_weight", 1e-6, MUCH));

    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "num_round", "rounds",
                    "num_boost_round", "rounds",
                    "n_estimators", "rounds",
                    "learning_rate", "eta",
                    "reg_lambda", "lambda",
                    "reg_alpha", "alpha",
                    "min_split_loss", "gamma");

    private record Range(double low, double high, boolean whole) {}

    private Parameters() {}

    /** Every name that is known. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(KNOWN.keySet());
        names.addAll(OTHER_NAMES.keySet());
        return names;
    }

    /**
     * The parameters under the trainer's own names.
     *
     * @throws IllegalArgumentException when one is unknown, named twice or out of its range
     */
    public static Map<String, String> checked(Map<String, String> given) {
        Map<String, String> checked = new TreeMap<>();
        given.forEach((name, value) -> {
            String own = OTHER_NAMES.getOrDefault(name, name);
            Range range = KNOWN.get(own);
            if (range == null) {
                throw new IllegalArgumentException(
                        "There is no parameter %s; known are %s".formatted(name, names()));
            }
            check(name, value, range);
            if (checked.put(own, String.valueOf(value).trim()) != null) {
                throw new IllegalArgumentException(own + " is given under two names");
            }
        });
        return checked;
    }

    private static void check(String name, @Nullable String value, Range range) {
        double number = parse(value);
        boolean fits =
                number >= range.low && number <= range.high && (!range.whole || isDigits(value));
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s must be a %s from %s to %s, not %s"
                            .formatted(
                                    name,
                                    range.whole ? "whole number" : "number",
                                    text(range.low),
                                    text(range.high),
                                    value));
        }
    }

    /** Whole numbers are read as such further on: no 1e2, no 5.0. */
    private static boolean isDigits(@Nullable String value) {
        return value != null && value.trim().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static double parse(@Nullable String value) {
        try {
            return value == null ? Double.NaN : Double.parseDouble(value.trim());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Map.Entry<String, Range> whole(String name, double low, double high) {
        return Map.entry(name, new Range(low, high, true));
    }

    private static Map.Entry<String, Range> number(String name, double low, double high) {
        return Map.entry(name, new Range(low, high, false));
    }
}

package dev.perennial.model.xgboost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to train: XGBoost's own parameters by name.
 *
 * @param rounds number of trees
 * @param seed of all that is drawn
 * @param parameters further parameters; they win over the defaults, but not over rounds, seed and
 *     what reproducibility needs
 */
public record Training(int rounds, long seed, Map<String, String> parameters) {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "eta", "0.1",
                    "max_depth", "5",
                    "min_child_weight", "5",
                    "subsample", "0.8",
                    "colsample_bytree", "0.8",
                    "tree_method", "hist");

    /** Rounds when nobody says. */
    public static final int DEFAULT_ROUNDS = 150;

    public Training {
        if (rounds < 1 || rounds > 10_000) {
            throw new IllegalArgumentException("rounds must be 1 to 10,000, is " + rounds);
        }
        parameters = Map.copyOf(parameters);
    }

    /**
     * Takes {@code rounds} (or {@code num_boost_round}, {@code n_estimators}) out of a run's
     * parameters; the rest goes to XGBoost.
     */
    public static Training of(Map<String, String> parameters, long seed) {
        Map<String, String> rest = new TreeMap<>(parameters);
        int rounds = DEFAULT_ROUNDS;
        for (String name : new String[] {"rounds", "num_boost_round", "n_estimators"}) {
            String given = rest.remove(name);
            if (given != null) {
                rounds = whole(name, given);
            }
        }
        return new Training(rounds, seed, rest);
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, is " + text, e);
        }
    }

    /**
     * All that XGBoost is told. One thread: sums of floats in another order would change the last
     * bits, and with them the file's digest.
     */
    public Map<String, Object> effective(String objective) {
        Map<String, Object> all = new LinkedHashMap<>(new TreeMap<>(DEFAULTS));
        all.put("objective", objective);
        all.putAll(new TreeMap<>(parameters));
        all.put("seed", seed);
        all.put("nthread", 1);
        all.put("device", "cpu");
        return all;
    }
}

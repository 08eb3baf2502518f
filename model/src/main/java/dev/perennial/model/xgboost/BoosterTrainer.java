package dev.perennial.model.xgboost;

import dev.perennial.model.ModelException;
import dev.perennial.model.format.Serving;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains boosted trees on encoded rows. The same rows, settings and seed give the same bytes on the
 * same platform.
 */
public final class BoosterTrainer {
    /** Hears of each finished round; what it throws stops the training. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param done rounds finished
         * @param rounds rounds in all
         */
        void round(int done, int rounds);
    }

    private BoosterTrainer() {}

    /**
     * Trains a booster.
     *
     * @return the booster in its native UBJSON form
     * @throws IllegalArgumentException when a label is not what the task has: 0 or 1 if binary
     */
    public static byte[] train(
            Sample sample, Serving.Task task, Training training, Progress progress) {
        sample.checkLabels(task);
        Map<String, Object> parameters = training.effective(objective(task));
        List<String> features = sample.features();
        DMatrix data = null;
        Booster booster = null;
        try {
            data =
                    new DMatrix(
                            sample.encoded(), sample.labels().length, features.size(), Float.NaN);
            data.setLabel(sample.labels());
            data.setFeatureNames(features.toArray(String[]::new));
            booster = XGBoost.train(data, parameters, 0, Map.of(), null, null);
            for (int round = 0; round < training.rounds(); round++) {
                booster.update(data, round);
                progress.round(round + 1, training.rounds());
            }
            return booster.toByteArray("ubj");
        } catch (XGBoostError e) {
            throw new ModelException("XGBoost could not train: " + e.getMessage(), e);
        } finally {
            if (booster != null) {
                booster.dispose();
            }
            if (data != null) {
                data.dispose();
            }
        }
    }

    private static String objective(Serving.Task task) {
        return switch (task) {
            case BINARY -> "binary:logistic";
            case REGRESSION -> "reg:squarederror";
        };
    }
}

package dev.perennial.model.xgboost;

import dev.perennial.model.ModelException;
import dev.perennial.model.format.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Opens boosters from their native form. */
final class Boosters {
    private Boosters() {}

    /**
     * @param features width of a row
     * @param rounds how many rounds answer, 0 for all
     * @param fields inputs by the names that the booster itself keeps, else f0, f1 …
     */
    record Opened(
            Booster booster,
            Objective objective,
            int features,
            int rounds,
            List<Signature.Field> fields) {}

    /**
     * @param wrapped whether scikit-learn's wrapper trained it, which answers with the best round
     *     after an early stop; the plain booster answers with all
     */
    static Opened open(byte[] model, boolean wrapped) {
        if (model.length < 2 || model[0] != '{') {
            throw new ModelException(
                    "The booster is neither JSON nor UBJSON; save it again with a current XGBoost");
        }
        Booster booster = null;
        try {
            booster = XGBoost.loadModel(model);
            // Requests run beside each other; threads within one would only fight over the cores.
            booster.setParam("nthread", 1);
            int features = Math.toIntExact(booster.getNumFeature());
            Opened opened =
                    new Opened(
                            booster,
                            Objective.of(booster),
                            features,
                            wrapped ? rounds(booster.getAttr("best_iteration")) : 0,
                            fields(booster, features));
            booster = null;
            return opened;
        } catch (XGBoostError | IOException | ArithmeticException e) {
            throw new ModelException("XGBoost can't open the booster: " + e.getMessage(), e);
        } finally {
            if (booster != null) {
                booster.dispose();
            }
        }
    }

    private static int rounds(@Nullable String bestIteration) {
        try {
            return bestIteration == null ? 0 : Integer.parseInt(bestIteration) + 1;
        } catch (NumberFormatException e) {
            throw new ModelException("The booster's best_iteration is no number", e);
        }
    }

    private static List<Signature.Field> fields(Booster booster, int features) throws XGBoostError {
        // Of a booster that keeps no names, the library gives as many nulls.
        @Nullable String[] names = booster.getFeatureNames();
        List<Signature.Field> fields = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            String name = names != null && names.length == features ? names[i] : null;
            fields.add(new Signature.Field(name == null ? "f" + i : name, "FP32", false));
        }
        return fields;
    }
}

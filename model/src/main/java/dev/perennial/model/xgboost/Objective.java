package dev.perennial.model.xgboost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.perennial.model.ModelException;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * What a booster was trained for, read from its own description.
 *
 * @param classes number of classes, 0 where it does not classify among several
 */
record Objective(String name, int classes) {
    static Objective of(Booster booster) {
        try (JsonParser json = new JsonFactory().createParser(booster.toByteArray("json"))) {
            String name = "";
            int classes = 0;
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = json.currentName();
                json.nextToken();
                if (field.equals("gradient_booster")) {
                    json.skipChildren();
                } else if (field.equals("num_class")) {
                    classes = Integer.parseInt(json.getText());
                } else if (field.equals("name") && inObjective(json)) {
                    name = json.getText();
                }
            }
            return new Objective(name, classes);
        } catch (XGBoostError | IOException | NumberFormatException e) {
            throw new ModelException("The booster does not say its objective", e);
        }
    }

    private static boolean inObjective(JsonParser json) {
        var above = json.getParsingContext().getParent();
        return above != null && "objective".equals(above.getCurrentName());
    }
}

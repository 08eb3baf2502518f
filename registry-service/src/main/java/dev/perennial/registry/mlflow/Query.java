package dev.perennial.registry.mlflow;

import dev.perennial.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Parameters of MLflow's GET calls. */
final class Query {
    private Query() {}

    static String need(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid("Missing value for required parameter '" + name + "'");
        }
        return value;
    }

    static int size(@Nullable String value, int otherwise, int largest) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            int size = Integer.parseInt(value);
            if (size >= 1 && size <= largest) {
                return size;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw ProblemException.invalid(
                "Invalid value '" + value + "' for parameter 'max_results': from 1 to " + largest);
    }

    /** A filter or order asks for what is not there. */
    static ProblemException unknown(String key, String known) {
        return ProblemException.invalid(
                "Invalid key '" + key + "' in a filter or order. There are: " + known);
    }

    /** Whether a view type shows a lifecycle. */
    static boolean isShown(String viewType, String lifecycle) {
        return switch (viewType) {
            case "ACTIVE_ONLY" -> lifecycle.equals("active");
            case "DELETED_ONLY" -> lifecycle.equals("deleted");
            case "ALL" -> true;
            default -> throw ProblemException.invalid("Invalid view type '" + viewType + "'");
        };
    }
}

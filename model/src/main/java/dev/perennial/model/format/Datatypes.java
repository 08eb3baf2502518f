package dev.perennial.model.format;

import dev.perennial.model.BadInputException;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Datatypes of the Open Inference Protocol, MLflow's names for them, and values that fit them. */
public final class Datatypes {
    private static final Map<String, String> FROM_MLFLOW =
            Map.ofEntries(
                    Map.entry("boolean", "BOOL"),
                    Map.entry("bool", "BOOL"),
                    Map.entry("integer", "INT32"),
                    Map.entry("int8", "INT8"),
                    Map.entry("int16", "INT16"),
                    Map.entry("int32", "INT32"),
                    Map.entry("long", "INT64"),
                    Map.entry("int64", "INT64"),
                    Map.entry("uint8", "UINT8"),
                    Map.entry("uint16", "UINT16"),
                    Map.entry("uint32", "UINT32"),
                    Map.entry("uint64", "UINT64"),
                    Map.entry("float16", "FP16"),
                    Map.entry("float", "FP32"),
                    Map.entry("float32", "FP32"),
                    Map.entry("double", "FP64"),
                    Map.entry("float64", "FP64"),
                    Map.entry("string", "BYTES"),
                    Map.entry("str", "BYTES"),
                    Map.entry("object", "BYTES"));

    private static final Map<String, String> TO_MLFLOW =
            Map.of(
                    "BOOL", "boolean",
                    "INT32", "integer",
                    "INT64", "long",
                    "FP32", "float",
                    "FP64", "double",
                    "BYTES", "string");

    private Datatypes() {}

    /** The protocol's datatype for a type of MLflow's schema; null where there is none. */
    public static @Nullable String fromMlflow(String type) {
        return FROM_MLFLOW.get(type);
    }

    /** MLflow's column type for a datatype; the next wider one where it has no equal. */
    public static String toMlflow(String datatype) {
        return TO_MLFLOW.getOrDefault(
                datatype,
                datatype.contains("INT") ? "long" : isFloat(datatype) ? "float" : "string");
    }

    public static boolean isFloat(String datatype) {
        return datatype.startsWith("FP");
    }

    public static boolean isInteger(String datatype) {
        return datatype.startsWith("INT") || datatype.startsWith("UINT");
    }

    /** The values in the Java type of the field: Boolean, Long, Double or String. */
    static @Nullable Object[] conform(Signature.Field field, @Nullable Object[] column) {
        @Nullable Object[] out = new @Nullable Object[column.length];
        for (int r = 0; r < column.length; r++) {
            Object value = column[r];
            if (value == null || isNaN(value)) {
                continue;
            }
            Object fit = fit(field.datatype(), value);
            if (fit == null) {
                throw new BadInputException(
                        "Input %s, row %d: %s is not a value of %s"
                                .formatted(field.name(), r, shown(value), field.datatype()));
            }
            out[r] = fit;
        }
        return out;
    }

    private static boolean isNaN(Object value) {
        return (value instanceof Double d && d.isNaN()) || (value instanceof Float f && f.isNaN());
    }

    private static @Nullable Object fit(String datatype, Object value) {
        if (datatype.equals("BYTES")) {
            return value instanceof String ? value : null;
        }
        if (datatype.equals("BOOL")) {
            return value instanceof Boolean ? value : null;
        }
        if (!(value instanceof Number number)) {
            return null;
        }
        return isFloat(datatype) ? floating(number) : whole(datatype, number);
    }

    private static @Nullable Object floating(Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value) ? value : null;
    }

    /** Whole numbers may arrive as 3 or as 3.0; neither loses anything. */
    private static @Nullable Object whole(String datatype, Number number) {
        long value;
        if (number instanceof BigInteger big) {
            if (big.bitLength() > 63) {
                return null;
            }
            value = big.longValue();
        } else if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            if (real != Math.rint(real) || Math.abs(real) > 1L << 53) {
                return null;
            }
            value = (long) real;
        } else {
            value = number.longValue();
        }
        return inRange(datatype, value) ? (Object) value : null;
    }

    private static boolean inRange(String datatype, long value) {
        return switch (datatype) {
            case "INT8" -> value == (byte) value;
            case "INT16" -> value == (short) value;
            case "INT32" -> value == (int) value;
            case "UINT8" -> value >= 0 && value < 1L << 8;
            case "UINT16" -> value >= 0 && value < 1L << 16;
            case "UINT32" -> value >= 0 && value < 1L << 32;
            case "UINT64" -> value >= 0;
            default -> true;
        };
    }

    /** A value as an error message may show it: short, whatever it is. */
    private static String shown(Object value) {
        String text = String.valueOf(value);
        text = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return value instanceof String ? '"' + text + '"' : text;
    }
}

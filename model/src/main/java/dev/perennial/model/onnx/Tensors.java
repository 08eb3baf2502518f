package dev.perennial.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.perennial.model.BadInputException;
import dev.perennial.model.ModelException;
import dev.perennial.model.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/** Makes tensors of columns. */
final class Tensors {
    private Tensors() {}

    /** Element types that are served. */
    enum Kind {
        FLOAT("FP32"),
        DOUBLE("FP64"),
        INT64("INT64"),
        INT32("INT32"),
        BOOL("BOOL"),
        STRING("BYTES");

        private final String datatype;

        Kind(String datatype) {
            this.datatype = datatype;
        }

        String datatype() {
            return datatype;
        }

        static Kind of(OnnxJavaType type, String input) {
            return switch (type) {
                case FLOAT -> FLOAT;
                case DOUBLE -> DOUBLE;
                case INT64 -> INT64;
                case INT32 -> INT32;
                case BOOL -> BOOL;
                case STRING -> STRING;
                default ->
                        throw new ModelException(
                                "Input "
                                        + input
                                        + " has elements of type "
                                        + type
                                        + ", not served");
            };
        }
    }

    /** Some columns of a table, read row by row. */
    record Columns(Table table, int from, int width) {
        int size() {
            return Math.multiplyExact(table.size(), width);
        }

        @Nullable Object at(int position) {
            return table.cells()[from + position % width][position / width];
        }

        private String place(int position) {
            return "Input %s, row %d"
                    .formatted(table.columns().get(from + position % width), position / width);
        }

        double real(int position) {
            return switch (at(position)) {
                case null -> Double.NaN;
                case Number number -> number.doubleValue();
                case Boolean b -> b ? 1 : 0;
                default -> throw new BadInputException(place(position) + " is not a number");
            };
        }

        float single(int position) {
            double real = real(position);
            float single = (float) real;
            if (Float.isInfinite(single)) {
                throw new BadInputException(
                        place(position) + ": " + real + " is beyond the range of float32");
            }
            return single;
        }

        long whole(int position) {
            return switch (at(position)) {
                case Long value -> value;
                case Double value when value == Math.rint(value) -> value.longValue();
                case Boolean b -> b ? 1 : 0;
                case null ->
                        throw new BadInputException(
                                place(position) + " is missing; this input is a whole number");
                default ->
                        throw new BadInputException(
                                place(position) + ": " + at(position) + " is not a whole number");
            };
        }

        int small(int position) {
            long whole = whole(position);
            if (whole != (int) whole) {
                throw new BadInputException(place(position) + ": " + whole + " is beyond int32");
            }
            return (int) whole;
        }

        String text(int position) {
            Object value = at(position);
            return value == null ? "" : value.toString();
        }
    }

    static OnnxTensor make(OrtEnvironment environment, Kind kind, Columns columns, long[] shape)
            throws OrtException {
        int size = columns.size();
        return switch (kind) {
            case FLOAT -> {
                FloatBuffer buffer = direct(size, Float.BYTES).asFloatBuffer();
                for (int i = 0; i < size; i++) {
                    buffer.put(i, columns.single(i));
                }
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
            case DOUBLE -> {
                DoubleBuffer buffer = direct(size, Double.BYTES).asDoubleBuffer();
                for (int i = 0; i < size; i++) {
                    buffer.put(i, columns.real(i));
                }
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
            case INT64 -> {
                LongBuffer buffer = direct(size, Long.BYTES).asLongBuffer();
                for (int i = 0; i < size; i++) {
                    buffer.put(i, columns.whole(i));
                }
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
            case INT32 -> {
                IntBuffer buffer = direct(size, Integer.BYTES).asIntBuffer();
                for (int i = 0; i < size; i++) {
                    buffer.put(i, columns.small(i));
                }
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
            case BOOL -> {
                ByteBuffer buffer = direct(size, 1);
                for (int i = 0; i < size; i++) {
                    buffer.put(i, (byte) (columns.whole(i) == 0 ? 0 : 1));
                }
                yield OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.BOOL);
            }
            case STRING -> OnnxTensor.createTensor(environment, texts(columns), shape);
        };
    }

    private static String[] texts(Columns columns) {
        String[] texts = new String[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.text(i);
        }
        return texts;
    }

    private static ByteBuffer direct(int size, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, bytes))
                .order(ByteOrder.nativeOrder());
    }
}

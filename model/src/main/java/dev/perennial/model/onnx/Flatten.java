package dev.perennial.model.onnx;

import java.lang.reflect.Array;
import java.util.List;

/** Takes nested arrays apart, in order. */
final class Flatten {
    private Flatten() {}

    static void into(List<Object> flat, Object value) {
        if (!value.getClass().isArray()) {
            flat.add(value);
            return;
        }
        for (int i = 0; i < Array.getLength(value); i++) {
            into(flat, Array.get(value, i));
        }
    }
}

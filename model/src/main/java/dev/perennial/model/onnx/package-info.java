/** ONNX models, run by ONNX Runtime on one thread a call. */
@NullMarked
package dev.perennial.model.onnx;

import org.jspecify.annotations.NullMarked;

/** Tests against answers of other libraries. */
@NullMarked
package dev.perennial.model.onnx;

import org.jspecify.annotations.NullMarked;

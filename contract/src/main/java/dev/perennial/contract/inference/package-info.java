/**
 * inference-service's own API; the Open Inference Protocol v2 stands beside it under {@code /v2}.
 */
@NullMarked
package dev.perennial.contract.inference;

import org.jspecify.annotations.NullMarked;

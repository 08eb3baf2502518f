/** Tests against answers of other libraries. */
@NullMarked
package dev.perennial.model.xgboost;

import org.jspecify.annotations.NullMarked;

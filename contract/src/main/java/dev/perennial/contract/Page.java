package dev.perennial.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items what was found, in the listing's stated order
 * @param nextCursor opaque; pass it as {@code cursor} for the next page; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}

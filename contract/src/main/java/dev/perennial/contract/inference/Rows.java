package dev.perennial.contract.inference;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for scoring outside the captured path.
 *
 * @param columns input names
 * @param rows a value a column: a number, a text, a boolean, or null when missing
 */
public record Rows(@NotEmpty List<String> columns, @NotNull List<List<@Nullable Object>> rows) {}

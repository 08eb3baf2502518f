package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set whose files are in the content store already.
 *
 * @param dataset the data set's name; versions of one name form a line
 * @param origin where it came from: {@code {"kind":"upload"}} or {@code {"kind":"capture",
 *     "from":…, "to":…}}
 * @param profile per column: count, missing, quantiles or categories; computed at registration for
 *     CSV when absent
 */
public record RegisterDataVersion(
        @NotBlank String dataset,
        @NotEmpty List<@Valid FileEntry> files,
        @NotEmpty List<@Valid ColumnSpec> schema,
        @NotNull JsonNode origin,
        @Nullable JsonNode profile) {}

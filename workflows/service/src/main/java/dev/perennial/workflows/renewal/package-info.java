/** Journeys of models from a finding to a verified new champion: started, shown, decided. */
@NullMarked
package dev.perennial.workflows.renewal;

import org.jspecify.annotations.NullMarked;

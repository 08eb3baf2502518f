/** The content store: bytes by their SHA-256, in files or in S3. */
@NullMarked
package dev.perennial.registry.store;

import org.jspecify.annotations.NullMarked;

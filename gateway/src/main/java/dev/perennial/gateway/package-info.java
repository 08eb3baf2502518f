/** The one public port: who may come in, where a call goes, and how the whole is doing. */
@NullMarked
package dev.perennial.gateway;

import org.jspecify.annotations.NullMarked;

/**
 * What the operator configured: one tree read from {@code deskbridge.yaml}, {@code .env} and the environment, typed reads that
 * collect every fault, and the records of the general part. A connector reads its own {@link deskbridge.settings.Section}.
 */
@NullMarked
package deskbridge.settings;

import org.jspecify.annotations.NullMarked;

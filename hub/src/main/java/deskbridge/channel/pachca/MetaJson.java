package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** How a list goes on; search lists give {@code total} and no {@code has_next} (Pachca docs, pagination). */
@Json
record MetaJson(@Nullable Paginate paginate, @Nullable Integer total) {

    /** Cursors are for use at once, not for storage. */
    @Json(naming = Json.Naming.LowerUnderscore)
    record Paginate(@Nullable String nextPage, @Nullable Boolean hasNext) {}

    /** The cursor of the next page; null after the last one. */
    static @Nullable String next(@Nullable MetaJson meta) {
        if (meta == null || meta.paginate == null || Boolean.FALSE.equals(meta.paginate.hasNext)) {
            return null;
        }
        return meta.paginate.nextPage;
    }
}

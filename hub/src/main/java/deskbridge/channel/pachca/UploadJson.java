package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Permission to upload one file: where to, and the fields to send along as given (Pachca docs, file uploads). */
@Json
record UploadJson(
        @Json.Property("Content-Disposition") @Nullable String contentDisposition,
        @Nullable String acl,
        @Nullable String policy,
        @Json.Property("x-amz-credential") @Nullable String credential,
        @Json.Property("x-amz-algorithm") @Nullable String algorithm,
        @Json.Property("x-amz-date") @Nullable String date,
        @Json.Property("x-amz-signature") @Nullable String signature,
        String key,
        @Json.Property("direct_url") String directUrl) {

    UploadJson {
        Objects.requireNonNull(key);
        Objects.requireNonNull(directUrl);
    }
}

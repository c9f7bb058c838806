package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.Call;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.Part;
import deskbridge.emulator.StorageRefusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The S3 host beside the API: signed uploads and signed downloads (Pachca docs, files). It knows no access tokens. */
final class Storage {
    /** How long a link to a message's file lives. */
    static final Duration MESSAGE_LINK = Duration.ofDays(7);
    /** How long a link to a form's file lives. */
    static final Duration FORM_LINK = Duration.ofHours(1);

    static final String UPLOAD_PATH = "/direct_upload";
    static final String DOWNLOAD_PREFIX = "/storage/";
    private static final String FILE_NAME = "${filename}";
    private static final String SECRET = "storage";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> SIGNED =
            List.of("Content-Disposition", "acl", "policy", "x-amz-credential", "x-amz-algorithm", "x-amz-date");

    private final Workspace workspace;
    private final Supplier<URI> base;
    private final Map<String, ObjectNode> tickets = new LinkedHashMap<>();
    private final Map<String, Body> objects = new LinkedHashMap<>();
    private final Map<String, String> usedBy = new LinkedHashMap<>();

    Storage(Workspace workspace, Supplier<URI> base) {
        this.workspace = workspace;
        this.base = base;
    }

    /** The answer to {@code POST /uploads}: the right to store one file. */
    ObjectNode newUpload(long userId) {
        String date = AMZ_DATE.format(workspace.now());
        String key = "attaches/files/" + userId + "/" + workspace.ids.uuid() + "/" + FILE_NAME;
        String policy =
                Base64.getEncoder().encodeToString(("{\"key\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8));
        ObjectNode fields = Json.object()
                .put("Content-Disposition", "attachment")
                .put("acl", "private")
                .put("policy", policy)
                .put("x-amz-credential", "286471_server/" + date.substring(0, 8) + "/kz-6x/s3/aws4_request")
                .put("x-amz-algorithm", "AWS4-HMAC-SHA256")
                .put("x-amz-date", date)
                .put("x-amz-signature", HmacSha256.hex(SECRET, policy))
                .put("key", key)
                .put("direct_url", base.get() + UPLOAD_PATH);
        tickets.put(policy, fields);
        return fields;
    }

    /** Stores what a person drags into the app; returns its key. */
    String put(long userId, String name, Body content) {
        String key = "attaches/files/" + userId + "/" + workspace.ids.uuid() + "/" + name;
        objects.put(key, content);
        return key;
    }

    boolean has(String key) {
        return objects.containsKey(key);
    }

    Body content(String key) {
        Body content = objects.get(key);
        if (content == null) {
            throw Refusal.notFound("key");
        }
        return content;
    }

    String signedUrl(String key, Duration lifetime) {
        String date = Long.toString(workspace.now().getEpochSecond());
        String encoded = key.lines()
                .flatMap(line -> List.of(line.split("/", -1)).stream())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return base.get() + DOWNLOAD_PREFIX + encoded + "?response-content-disposition=attachment&X-Amz-Date=" + date
                + "&X-Amz-Expires=" + lifetime.toSeconds() + "&X-Amz-Signature="
                + linkSignature(key, date, Long.toString(lifetime.toSeconds()));
    }

    /** Answers a call to the upload or the download address. */
    Answer handle(Call call) {
        if (call.header("Authorization").isPresent()) {
            return StorageRefusal.of(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        if (call.path().equals(UPLOAD_PATH) && call.method().equals("POST")) {
            return upload(call);
        }
        if (call.path().startsWith(DOWNLOAD_PREFIX) && call.method().equals("GET")) {
            return download(call);
        }
        return StorageRefusal.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource");
    }

    private Answer upload(Call call) {
        List<Part> parts;
        try {
            parts = call.parts();
        } catch (MalformedBody e) {
            return StorageRefusal.of(400, "MalformedPOSTRequest", String.valueOf(e.getMessage()));
        }
        if (parts.isEmpty() || !parts.getLast().name().equals("file")) {
            return StorageRefusal.of(
                    400, "InvalidArgument", "POST requires exactly one file upload, as the last field");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        parts.subList(0, parts.size() - 1)
                .forEach(part -> fields.put(part.name(), part.body().text()));
        ObjectNode ticket = tickets.get(fields.getOrDefault("policy", ""));
        if (ticket == null) {
            return StorageRefusal.of(403, "AccessDenied", "Invalid according to Policy: unknown policy");
        }
        if (!ticket.path("x-amz-signature").asText().equals(fields.get("x-amz-signature"))) {
            return StorageRefusal.of(403, "SignatureDoesNotMatch", "The request signature does not match");
        }
        for (String name : SIGNED) {
            if (!ticket.path(name).asText().equals(fields.get(name))) {
                return StorageRefusal.of(403, "AccessDenied", "Invalid according to Policy: " + name);
            }
        }
        String fileName = parts.getLast().fileName();
        String template = ticket.path("key").asText();
        String key = fields.getOrDefault("key", "").replace(FILE_NAME, fileName == null ? "" : fileName);
        if (!key.startsWith(template.substring(0, template.length() - FILE_NAME.length())) || key.endsWith("/")) {
            return StorageRefusal.of(403, "AccessDenied", "Invalid according to Policy: key");
        }
        // Pachca docs: one request for upload parameters per file. The same file again is a harmless repeat.
        if (!usedBy.computeIfAbsent(template, unused -> key).equals(key)) {
            return StorageRefusal.of(403, "AccessDenied", "Invalid according to Policy: already used for another file");
        }
        objects.put(key, parts.getLast().body());
        return Answer.empty(workspace.settings.uploadStatus());
    }

    private Answer download(Call call) {
        String key = call.path().substring(DOWNLOAD_PREFIX.length());
        String date = call.query("X-Amz-Date").orElse("");
        String lifetime = call.query("X-Amz-Expires").orElse("");
        if (!linkSignature(key, date, lifetime)
                .equals(call.query("X-Amz-Signature").orElse(""))) {
            return StorageRefusal.of(403, "SignatureDoesNotMatch", "The request signature does not match");
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(date) + Long.parseLong(lifetime));
        if (workspace.now().isAfter(end)) {
            return StorageRefusal.of(403, "AccessDenied", "Request has expired");
        }
        Body content = objects.get(key);
        return content == null
                ? StorageRefusal.of(404, "NoSuchKey", "The specified key does not exist")
                : Answer.bytes(200, "application/octet-stream", content).with("Content-Disposition", "attachment");
    }

    private static String linkSignature(String key, String date, String lifetime) {
        return HmacSha256.hex(SECRET, key + "\n" + date + "\n" + lifetime);
    }
}

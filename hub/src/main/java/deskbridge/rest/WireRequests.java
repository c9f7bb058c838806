package deskbridge.rest;

import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Turns our requests into the HTTP library's. */
final class WireRequests {
    private static final String USER_AGENT = "Deskbridge";

    private final HttpUrl base;
    private final Authorization authorization;

    WireRequests(String baseUrl, Authorization authorization) {
        HttpUrl url = HttpUrl.parse(baseUrl);
        if (url == null || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("a base URL is http(s)://host[:port][/path], without query");
        }
        this.base = url;
        this.authorization = authorization;
    }

    /** The address, encoded. */
    HttpUrl url(RestRequest request) {
        HttpUrl.Builder url = switch (request.target()) {
            case Target.Relative relative -> below(relative);
            case Target.Absolute absolute -> absolute(absolute.url()).newBuilder();
        };
        request.query().forEach(pair -> url.addQueryParameter(pair.name(), pair.value()));
        return url.build();
    }

    /** What messages may say about an address: the path below the base URL, or only the origin of a foreign one. */
    String shown(RestRequest request) {
        return switch (request.target()) {
            case Target.Relative relative -> String.join("/", relative.segments());
            case Target.Absolute absolute -> {
                HttpUrl url = absolute(absolute.url());
                yield url.scheme() + "://" + url.host() + "/…";
            }
        };
    }

    /**
     * The request as it will be written.
     *
     * @throws IOException when the authorization cannot be had
     */
    Request wire(RestRequest request, HttpUrl url, CallProgress.Mark mark) throws IOException {
        Request.Builder wire = new Request.Builder()
                .url(url)
                .method(request.method(), body(request))
                .header("User-Agent", USER_AGENT)
                .tag(CallProgress.Mark.class, mark);
        for (RestRequest.Pair header : request.headers()) {
            wire.header(header.name(), printable(header.name(), header.value()));
        }
        if (isAuthorized(request, url)) {
            for (Map.Entry<String, String> header : authorization.headers().entrySet()) {
                wire.header(header.getKey(), printable(header.getKey(), header.getValue()));
            }
        }
        return wire.build();
    }

    private HttpUrl.Builder below(Target.Relative relative) {
        HttpUrl.Builder url = base.newBuilder();
        int last = base.pathSize() - 1;
        if (base.pathSegments().get(last).isEmpty()) {
            url.removePathSegment(last);
        }
        relative.segments().forEach(url::addPathSegment);
        return url;
    }

    private boolean isAuthorized(RestRequest request, HttpUrl url) {
        return switch (request.proof()) {
            case NEVER -> false;
            case SAME_ORIGIN ->
                url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        };
    }

    private static HttpUrl absolute(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("the remote gave a link that is no http(s) URL");
        }
        return url;
    }

    /** The HTTP library would quote an illegal value in its message; a token with a stray newline must not get there. */
    private static String printable(String name, String value) {
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c > '~')) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " holds a character that no header can carry");
        }
        return value;
    }

    private static @Nullable RequestBody body(RestRequest request) {
        return switch (request.content()) {
            case Content.None none -> needsBody(request.method()) ? RequestBody.create(new byte[0], null) : null;
            case Content.Raw raw -> RequestBody.create(raw.bytes(), MediaType.parse(raw.contentType()));
            case Content.Form form -> form(form);
        };
    }

    private static boolean needsBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static RequestBody form(Content.Form form) {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Part part : form.parts()) {
            switch (part) {
                case Part.Text text -> body.addFormDataPart(text.name(), text.value());
                case Part.Bytes bytes ->
                    body.addFormDataPart(
                            bytes.name(),
                            bytes.fileName(),
                            RequestBody.create(bytes.content(), MediaType.parse(bytes.contentType())));
                case Part.OnDisk disk ->
                    body.addFormDataPart(
                            disk.name(),
                            disk.fileName(),
                            RequestBody.create(disk.file().toFile(), MediaType.parse(disk.contentType())));
            }
        }
        return body.build();
    }
}

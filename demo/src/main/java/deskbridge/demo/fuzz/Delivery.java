package deskbridge.demo.fuzz;

import deskbridge.emulator.HmacSha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A webhook as an HTTP request.
 *
 * @param path with the slash
 * @param headers besides length and host
 * @param body as sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(String path, Map<String, String> headers, byte[] body) {

    Delivery {
        headers = new LinkedHashMap<>(headers);
    }

    static Delivery of(String path, byte[] body) {
        return new Delivery(path, Map.of("Content-Type", "application/json"), body);
    }

    /** An update with its proof. */
    static Delivery telegram(String body) {
        return of(FuzzStage.TELEGRAM_PATH, body.getBytes(StandardCharsets.UTF_8))
                .with("X-Telegram-Bot-Api-Secret-Token", FuzzStage.SECRET);
    }

    /** The same with one more header. */
    Delivery with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Delivery(path, more, body);
    }

    /** The same to another address. */
    Delivery at(String other) {
        return new Delivery(other, headers, body);
    }

    /** HMAC-SHA256 of the body, in hex. */
    String signature(String secret) {
        return HmacSha256.hex(secret, body);
    }

    /** The whole request, its length told. */
    byte[] bytes() {
        return joined(head("Content-Length: " + body.length), body);
    }

    /** The whole request in chunks of so many bytes. */
    byte[] chunked(int size) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head("Transfer-Encoding: chunked"));
        for (int at = 0; at < body.length; at += size) {
            int length = Math.min(size, body.length - at);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, at, length);
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private byte[] head(String length) {
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}

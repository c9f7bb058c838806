package deskbridge.desk.yandextracker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service account's key: signs the claims that are exchanged for a token (facts: yandex-tracker §1). */
final class ServiceAccountKey {
    private static final Duration LIFE = Duration.ofMinutes(55);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int SALT_LENGTH = 32;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final String keyId;
    private final String account;
    private final PrivateKey key;
    private final TrackerJson json;

    private ServiceAccountKey(String keyId, String account, PrivateKey key, TrackerJson json) {
        this.keyId = keyId;
        this.account = account;
        this.key = key;
        this.json = json;
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read or is no key; names the file, never what is in it
     */
    static ServiceAccountKey read(Path file, TrackerJson json) throws IOException {
        try {
            KeyJson found = json.read(KeyJson.class, Files.readAllBytes(file));
            if (found.id() == null || found.serviceAccountId() == null || found.privateKey() == null) {
                throw new IOException(file + " holds no id, service_account_id and private_key");
            }
            return new ServiceAccountKey(found.id(), found.serviceAccountId(), privateKey(found.privateKey()), json);
        } catch (TrackerJson.UnreadableJson | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no authorized key of a service account ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** The cloud puts a warning line before the key. */
    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no PEM");
        }
        String body = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    /**
     * A signed claim, good for less than an hour.
     *
     * @throws IOException when the key cannot sign
     */
    String jwt(Instant now) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", "PS256");
        header.put("kid", keyId);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", account);
        claims.put("aud", TrackerConfig.DEFAULT_IAM);
        claims.put("iat", now.minus(SKEW).getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        String text = encoded(json.write(header)) + "." + encoded(json.write(claims));
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, 1));
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IOException("the service account's key cannot sign", e);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

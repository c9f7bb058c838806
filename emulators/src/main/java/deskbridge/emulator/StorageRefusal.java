package deskbridge.emulator;

/** How a storage of files that speaks S3 refuses a call. */
public final class StorageRefusal {

    private StorageRefusal() {}

    /** @param code S3's own, for example {@code NoSuchKey} */
    public static Answer of(int status, String code, String message) {
        return Answer.bytes(
                status,
                "application/xml",
                Body.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                        + message + "</Message></Error>"));
    }
}

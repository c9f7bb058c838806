package deskbridge.channel.pachca;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Width and height of a picture, read from its first bytes: Pachca lays a message out by them before the picture is loaded.
 *
 * @param width pixels
 * @param height pixels
 */
record PictureSize(int width, int height) {

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xFFD8;
    private static final int FRAME_FIRST = 0xC0;
    private static final int FRAME_LAST = 0xCF;

    /** @return empty for other formats and for what only pretends to be a picture */
    static Optional<PictureSize> of(Path file) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int first = in.readInt();
            PictureSize size;
            if (first == PNG) {
                in.skipNBytes(12);
                size = new PictureSize(in.readInt(), in.readInt());
            } else if (first == GIF) {
                in.skipNBytes(2);
                size = new PictureSize(
                        Short.toUnsignedInt(Short.reverseBytes(in.readShort())),
                        Short.toUnsignedInt(Short.reverseBytes(in.readShort())));
            } else if (first >>> 16 == JPEG) {
                size = jpeg(in, first & 0xFFFF);
            } else {
                return Optional.empty();
            }
            return size.width > 0 && size.height > 0 ? Optional.of(size) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Walks the segments up to the frame header, which is any of C0 to CF but for three that are tables. */
    private static PictureSize jpeg(DataInputStream in, int firstMarker) throws IOException {
        int marker = firstMarker & 0xFF;
        while (true) {
            int length = in.readUnsignedShort();
            boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
            if (marker >= FRAME_FIRST && marker <= FRAME_LAST && !table) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return new PictureSize(in.readUnsignedShort(), height);
            }
            in.skipNBytes(Math.max(0, length - 2));
            marker = in.readUnsignedShort() & 0xFF;
        }
    }
}

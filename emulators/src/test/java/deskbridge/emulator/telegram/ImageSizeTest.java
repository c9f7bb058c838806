package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import org.junit.jupiter.api.Test;

final class ImageSizeTest {
    @Test
    void headersTellTheSize() {
        assertThat(ImageSize.of(Town.PIXEL)).contains(new ImageSize(1, 1));
        assertThat(ImageSize.of(bytes('G', 'I', 'F', '8', '9', 'a', 0x40, 0x01, 0xF0, 0x00)))
                .contains(new ImageSize(320, 240));
        assertThat(ImageSize.of(bytes(
                        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 1, 0, 0)))
                .contains(new ImageSize(800, 600));
        assertThat(ImageSize.of(Body.of("просто текст"))).isEmpty();
        assertThat(ImageSize.of(Body.EMPTY)).isEmpty();
    }

    @Test
    void tooLongAndTooNarrowPicturesAreNotAllowed() {
        assertThat(new ImageSize(6000, 4000).allowed()).isTrue();
        assertThat(new ImageSize(6001, 4000).allowed()).isFalse();
        assertThat(new ImageSize(2000, 100).allowed()).isTrue();
        assertThat(new ImageSize(2001, 100).allowed()).isFalse();
        assertThat(new ImageSize(3000, 1500).within(1280)).isEqualTo(new ImageSize(1280, 640));
    }

    private static Body bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Body.of(bytes);
    }
}

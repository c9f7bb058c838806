package deskbridge.app.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Patient only so long: a sender that trickles its body byte by byte is cut off, however lively each byte was. */
final class PatientStream extends FilterInputStream {
    private final long deadline;

    PatientStream(InputStream in, Duration patience) {
        super(in);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private void check() throws IOException {
        if (System.nanoTime() - deadline > 0) {
            throw new IOException("the body took too long");
        }
    }
}

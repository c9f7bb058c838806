package deskbridge.demo.fuzz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends requests as they are, and reads the answers. One connection, opened anew whenever the hub has closed it. */
final class Gun implements AutoCloseable {

    /** Longer than the hub itself waits for what does not come. */
    private static final int PATIENCE_MILLIS = 45_000;

    private static final int LONGEST_LINE = 16 * 1024;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Gun(int port) {
        this.port = port;
    }

    /** Nobody answered in time. */
    static final class HangException extends IOException {
        private static final long serialVersionUID = 1L;

        HangException(SocketTimeoutException cause) {
            super("no answer within " + PATIENCE_MILLIS / 1000 + " s", cause);
        }
    }

    /** @return the status; 0 when the connection was closed without an answer */
    int shoot(byte[] request) throws IOException {
        Socket open = socket;
        boolean used = open != null;
        if (open == null) {
            open = open();
        }
        try {
            return exchange(open, request);
        } catch (SocketTimeoutException e) {
            close();
            throw new HangException(e);
        } catch (IOException e) {
            close();
            // A connection that was used before may have been closed rightly, before this request came.
            return used ? shoot(request) : 0;
        }
    }

    /** As {@link #shoot}, on a connection of its own, after which nothing more is sent. */
    int shootAndHangUp(byte[] request) throws IOException {
        close();
        try {
            Socket open = open();
            open.getOutputStream().write(request);
            open.shutdownOutput();
            int status = status();
            input().readAllBytes();
            return status;
        } catch (SocketTimeoutException e) {
            throw new HangException(e);
        } catch (IOException e) {
            return 0;
        } finally {
            close();
        }
    }

    private Socket open() throws IOException {
        var open = new Socket(InetAddress.getLoopbackAddress(), port);
        open.setTcpNoDelay(true);
        open.setSoTimeout(PATIENCE_MILLIS);
        socket = open;
        in = new BufferedInputStream(open.getInputStream());
        return open;
    }

    private int exchange(Socket open, byte[] request) throws IOException {
        try {
            open.getOutputStream().write(request);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Refused before it was read to its end: the answer may be there all the same.
            int status = status();
            close();
            return status;
        }
        return answer(request[0] == 'H');
    }

    private int status() throws IOException {
        return Integer.parseInt(line().split(" ", 3)[1]);
    }

    private int answer(boolean bare) throws IOException {
        int status = status();
        long length = 0;
        boolean closes = false;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            closes |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:");
        }
        if (status == 100) {
            return answer(bare);
        }
        input().skipNBytes(bare ? 0 : length);
        if (closes || chunked) {
            close();
        }
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = input().read(); next != '\n'; next = input().read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the hub hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private InputStream input() throws EOFException {
        if (in == null) {
            throw new EOFException("closed");
        }
        return in;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
            socket = null;
            in = null;
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }
}

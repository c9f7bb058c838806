package deskbridge.channel.telegram;

import deskbridge.rest.AnswerLostException;
import deskbridge.rest.Authorization;
import deskbridge.rest.Download;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.NotSentException;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses under which the API can be reached, several where it may be blocked. When one does not answer, the next is taken
 * and kept. The token is in the path of each (facts: telegram §1), which is never shown.
 */
final class Roots implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Roots.class);

    /** One address, once for calls and once for files. */
    private record Root(String host, RestClient calls, RestClient files) {}

    private final List<Root> roots;
    private final AtomicInteger current = new AtomicInteger();

    Roots(TelegramConfig config, RestOptions options, RestListener listener) {
        this.roots = config.roots().stream()
                .map(uri -> new Root(
                        uri.getAuthority(),
                        client(config, uri, "/bot", options, listener),
                        client(config, uri, "/file/bot", options, listener)))
                .toList();
    }

    private static RestClient client(
            TelegramConfig config, URI root, String path, RestOptions options, RestListener listener) {
        return new RestClient(
                config.id().name(), root + path + config.token().reveal(), Authorization.NONE, options, listener);
    }

    /**
     * Makes a call, at the next address if this one cannot be reached. After a lost answer the next address is only asked when
     * repeating is harmless.
     */
    RestAnswer call(RestRequest request, boolean repeatable) throws NoAnswerException {
        return anywhere(repeatable, root -> root.calls().call(request), answer -> answer.status() >= 500);
    }

    /** Fetches a file. */
    Download download(RestRequest request, long maxBytes) throws NoAnswerException {
        return anywhere(
                true,
                root -> root.files().download(request, maxBytes, new TemporaryFiles()),
                download -> download instanceof Download.Refused refused
                        && refused.answer().status() >= 500);
    }

    @Override
    public void close() {
        for (Root root : roots) {
            root.calls().close();
            root.files().close();
        }
    }

    private interface Asking<T> {
        T ask(Root root) throws NoAnswerException;
    }

    private interface Judging<T> {
        boolean isDown(T answer);
    }

    private <T> T anywhere(boolean repeatable, Asking<T> asking, Judging<T> judging) throws NoAnswerException {
        int index = current.get();
        for (int left = roots.size() - 1; ; left--) {
            var root = roots.get(index);
            int next = (index + 1) % roots.size();
            try {
                T answer = asking.ask(root);
                if (!judging.isDown(answer)) {
                    return answer;
                }
                leave(index, next);
                if (left == 0 || !repeatable) {
                    return answer;
                }
            } catch (NotSentException e) {
                leave(index, next);
                if (left == 0) {
                    throw e;
                }
            } catch (AnswerLostException e) {
                leave(index, next);
                if (left == 0 || !repeatable) {
                    throw e;
                }
            }
            index = next;
        }
    }

    private void leave(int index, int next) {
        if (next != index && current.compareAndSet(index, next)) {
            log.warn(
                    "{} does not answer well, going on with {}",
                    roots.get(index).host(),
                    roots.get(next).host());
        }
    }
}

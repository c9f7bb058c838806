package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PressAnswersTest {

    private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch telegram = new CountDownLatch(1);
    private final Semaphore ended = new Semaphore(0);
    private final PressAnswers answers = new PressAnswers(press -> {
        begun.add(press);
        try {
            assertThat(telegram.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended.release();
    });

    private static UpdateJson press(int number) {
        return Updates.read("""
                        {"update_id":%d,"callback_query":{"id":"p%d","from":{"id":7,"is_bot":false,"first_name":"И"},"data":"x"}}""".formatted(number, number)).orElseThrow();
    }

    private String next() throws InterruptedException {
        String press = begun.poll(30, TimeUnit.SECONDS);
        assertThat(press).as("a press is answered").isNotNull();
        return press;
    }

    @Test
    void aFloodOfPressesWhileTelegramIsSilentOccupiesNoMoreThanSoMany() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            answers.answer(press(i + 1));
        }
        for (int i = 0; i < PressAnswers.MOST; i++) {
            next();
        }
        assertThat(begun).isEmpty();

        telegram.countDown();
        assertThat(ended.tryAcquire(PressAnswers.MOST, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).isEmpty();
    }

    @Test
    void whenTelegramAnswersAgainPressesAreAnsweredAgain() throws InterruptedException {
        telegram.countDown();
        for (int i = 0; i < 3 * PressAnswers.MOST; i++) {
            answers.answer(press(i + 1));
            assertThat(next()).isEqualTo("p" + (i + 1));
            assertThat(ended.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}

package deskbridge.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets logback up without a file, which is faster to start and can ask whether a person is watching. Found by logback through its
 * service file. {@code LOG_LEVEL} (default {@code info}) and {@code LOG_FORMAT} ({@code plain} or {@code json}) come from the
 * environment; {@code -Dlogback.configurationFile} replaces all of this. Logs go to standard error: standard output belongs to
 * the commands' results.
 */
public final class LoggingSetup extends ContextAwareBase implements Configurator {
    private static final String PLAIN = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n%ex";

    private static final List<String> NOISY =
            List.of("io.helidon.webserver.http1.Http1Connection", "io.helidon.webserver.http.DirectHandlers");

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(logs);
        appender.setName("standard error");
        appender.setTarget("System.err");
        MaskingEncoder encoder = new MaskingEncoder(isJson() ? json(logs) : plain(logs));
        encoder.setContext(logs);
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        logs.getLogger("deskbridge").setLevel(level());
        // They write a stack trace for every stranger's request that is no HTTP.
        NOISY.forEach(name -> logs.getLogger(name).setLevel(Level.OFF));
        bridge(logs);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Level level() {
        return Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO);
    }

    private static boolean isJson() {
        String format =
                Optional.ofNullable(System.getenv("LOG_FORMAT")).orElse("").toLowerCase(Locale.ROOT);
        return switch (format) {
            case "json" -> true;
            case "plain" -> false;
            default -> !Terminal.isThere();
        };
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext logs) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logs);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PLAIN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext logs) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(logs);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithSequenceNumber(false);
        encoder.start();
        return encoder;
    }

    /** What libraries say through the JDK's own logging goes the same way. */
    private static void bridge(LoggerContext logs) {
        LevelChangePropagator levels = new LevelChangePropagator();
        levels.setContext(logs);
        levels.setResetJUL(true);
        levels.start();
        logs.addListener(levels);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

package dev.perennial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, used as a person uses it. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;
    private final WebDriverWait patience;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1500,1100");
        driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(
                                        Path.of(
                                                        first(
                                                                "/usr/bin/chromedriver",
                                                                "/usr/lib/chromium/chromedriver"))
                                                .toFile())
                                .build(),
                        options);
        patience = new WebDriverWait(driver, Duration.ofSeconds(60));
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (Files.isExecutable(Path.of(candidate))) {
                return candidate;
            }
        }
        throw new AssertionError(
                "None of "
                        + String.join(", ", candidates)
                        + " is there: ./perennial test installs chromium and its driver");
    }

    void open(Object uri) {
        driver.get(uri.toString());
    }

    WebElement see(By where) {
        return patience.until(ExpectedConditions.visibilityOfElementLocated(where));
    }

    /** Clicks it as soon as it can be; pages that draw themselves anew are looked at again. */
    void click(By where) {
        patience.ignoring(ElementClickInterceptedException.class)
                .ignoring(StaleElementReferenceException.class)
                .until(it -> {
                    WebElement found = ExpectedConditions.elementToBeClickable(where).apply(driver);
                    if (found == null) {
                        return false;
                    }
                    // Camunda's footer lies over what is at the page's end.
                    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
                    found.click();
                    return true;
                });
    }

    void type(By where, String text) {
        WebElement field = see(where);
        field.clear();
        field.sendKeys(text);
    }

    void waitForText(String text) {
        patience.until(
                ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Keeps what is seen as {@code target/screenshots/NAME.png}. */
    void keep(String name) {
        Path folder = Path.of("target", "screenshots");
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}

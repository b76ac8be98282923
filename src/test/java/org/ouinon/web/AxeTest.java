package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that finds nothing anywhere would be none. */
class AxeTest {

    private static final String WELL =
            "<!DOCTYPE html><html lang=\"en\"><title>Well</title><main><h1>Well</h1>%s</main>";

    @Test
    void what_shuts_people_out_is_found_in_a_page_and_in_its_frames() {
        try (Chromium chromium = Chromium.ofPerson()) {
            Page page = chromium.window().newPage();
            page.setContent(WELL.formatted(""));
            assertEquals(List.of(), Axe.violations(page));

            page.setContent(WELL.formatted("<img src=\"data:,\"><p style=\"color: #bbb\">Faint"));
            List<String> found = Axe.violations(page);
            assertEquals(2, found.size(), found.toString());
            assertTrue(
                    found.toString().contains("image-alt") && found.toString().contains("color-contrast"));

            page.setContent(
                    WELL.formatted("<iframe title=\"Framed\" srcdoc=\"<html lang=en><title>F</title><input>\">"));
            assertTrue(
                    Axe.violations(page).toString().contains("label: "),
                    Axe.violations(page).toString());
        }
    }
}

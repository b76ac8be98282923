package org.ouinon;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ouinon.link.Seal;

/** The house stands: a package may use any below it, none above or beside it. */
@AnalyzeClasses(packages = "org.ouinon", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    /** From the roof down; what stands on one floor knows nothing of its neighbours. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("admin"),
            Set.of("desk", "digest", "inbox", "bars", "alert"),
            Set.of("comment", "incident"),
            Set.of("vote"),
            Set.of("score"),
            Set.of("link", "hook", "mail"),
            Set.of("account"),
            Set.of("database", "web"));

    @ArchTest
    static void every_package_has_a_floor(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.ouinon"))
                .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(
                FLOORS.stream().flatMap(Set::stream).map(HouseTest::of).toList());
        assertEquals(Set.of(), packages);
    }

    @ArchTest
    static void no_package_uses_one_above_or_beside_it(JavaClasses classes) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] forbidden = FLOORS.subList(0, floor + 1).stream()
                        .flatMap(Set::stream)
                        .filter(other -> !other.equals(name))
                        .map(HouseTest::of)
                        .toArray(String[]::new);
                if (forbidden.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage(of(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .allowEmptyShould(true)
                            .check(classes);
                }
            }
        }
    }

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("org.ouinon.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_are_nobodys_impl_manager_helper_or_util = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .orShould()
            .haveSimpleName("Response");

    @ArchTest
    static final ArchRule nothing_asks_for_the_time_but_the_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ouinon.web.ClockProducer")
            .and(describe(
                    "are not of the embedded database", c -> !c.getPackageName().endsWith("database")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule seals_are_compared_in_constant_time = classes()
            .that()
            .areAssignableTo(Seal.class)
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule nothing_secret_is_compared_faster = noClasses()
            .that(resideInAnyPackage(of("link"), of("account"), of("vote")))
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);

    private static String of(String name) {
        return "org.ouinon." + name;
    }
}

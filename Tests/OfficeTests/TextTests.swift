import Office
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        (0.0, "0"), (1234.5, "1,234.5"), (-1_698_948.2628, "-1,698,948.2628"), (0.0001, "0.0001"),
        (999.99999, "1,000"), (99_999_999_999.0, "99,999,999,999"),
    ])
    func `a number is written so that nothing a reader can use is lost`(
        value: Double, text: String
    ) {
        #expect(exactText(value) == text)
    }

    @Test(arguments: [0.00001, 9.5e14, 922_337_203_685_477.0, 1e300, -4e-9, .infinity, .nan])
    func `a number beyond four decimals or fifteen digits is written in full`(value: Double) {
        #expect(exactText(value) == "\(value)")
    }
}

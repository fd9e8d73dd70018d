import Cubes
import Vocabulary

extension WorldBankIndicators {
    /// An indicator that is taken.
    struct Indicator {
        /// The World Bank's code.
        let code: String
        /// The code of the INDICATOR dimension.
        let house: String
        let sex: Sex
        let unit: String
        let rule: FigureRule

        init(
            _ code: String, _ house: String, _ rule: FigureRule, _ unit: String = "PS",
            sex: Sex = .total
        ) {
            self.code = code
            self.house = house
            self.sex = sex
            self.unit = unit
            self.rule = rule
        }
    }

    /// Net migration: of a year, or of five.
    static let netMigration = "SM.POP.NETM"

    static let indicators: [String: Indicator] = Dictionary(
        uniqueKeysWithValues: [
            Indicator("SP.POP.TOTL", "POP", .people),
            Indicator("SP.POP.TOTL.FE.IN", "POP", .people, sex: .female),
            Indicator("SP.POP.TOTL.MA.IN", "POP", .people, sex: .male),
            Indicator("SP.DYN.CBRT.IN", "CBR", .rate, "PER_1000"),
            Indicator("SP.DYN.CDRT.IN", "CDR", .rate, "PER_1000"),
            Indicator("SP.POP.GROW", "GROWTHRATE", .rateEitherWay, "PT"),
            Indicator("SP.POP.DPND", "DEPENDENCY", .percent, "PT"),
            Indicator(netMigration, "NETMIG", .peopleEitherWay),
            Indicator("SM.POP.TOTL", "MIGSTOCK", .people),
            Indicator("SM.POP.TOTL.ZS", "MIGSHARE", .percent, "PT"),
            Indicator("SM.POP.REFG", "REFUGEES_IN", .people),
            Indicator("SM.POP.REFG.OR", "REFUGEES_FROM", .people),
            Indicator("BX.TRF.PWKR.CD.DT", "REMIT_IN", .dollarsEitherWay, "USD"),
            Indicator("BM.TRF.PWKR.CD.DT", "REMIT_OUT", .dollarsEitherWay, "USD"),
            Indicator("BX.TRF.PWKR.DT.GD.ZS", "REMIT_IN_GDP", .percentEitherWay, "PT"),
            Indicator("NY.GDP.MKTP.CD", "GDP", .dollars, "USD"),
            Indicator("NY.GDP.PCAP.CD", "GDP_PC", .dollars, "USD"),
            Indicator("NY.GDP.PCAP.PP.KD", "GDP_PC_PPP", .dollars, "USD_PPP"),
            Indicator("SL.UEM.TOTL.ZS", "UNEMPLOYMENT", .percent, "PT"),
        ].map { ($0.code, $0) })
}

extension FigureRule {
    /// The copies' binary noise makes persons not quite whole.
    fileprivate static let people = FigureRule(
        least: 0, most: 2e10, isWhole: false, words: "persons, 0 to 20,000,000,000")
    fileprivate static let peopleEitherWay = FigureRule(
        least: -1e9, most: 1e9, isWhole: false,
        words: "persons, -1,000,000,000 to 1,000,000,000")
    fileprivate static let percent = FigureRule(
        least: 0, most: 1000, isWhole: false, words: "a percentage of 0 to 1,000")
    fileprivate static let percentEitherWay = FigureRule(
        least: -1000, most: 1000, isWhole: false, words: "a percentage of -1,000 to 1,000")
    fileprivate static let dollars = FigureRule(
        least: 0, most: 1e15, isWhole: false, words: "US dollars, 0 to 1e15")
    fileprivate static let dollarsEitherWay = FigureRule(
        least: -1e15, most: 1e15, isWhole: false, words: "US dollars, -1e15 to 1e15")
}

/// Texts as search compares them, whatever their case and accents.
public enum SearchText {
    /// The words of a text in small letters without accents, each after a blank, in UTF-8. A text
    /// without letters or digits gives one blank.
    public static func folded(_ text: String) -> [UInt8] { AreaNameIndex.folded(text) }
}

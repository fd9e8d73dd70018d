extension AuthorisationRow {
    private static let root = "/api/v1"

    /// Meetings, recommendations and the marketplace.
    static let meetings: [AuthorisationRow] = [
        .init("GET \(root)/meetings", "\(root)/meetings", "++++++"),
        .init(
            "GET \(root)/meetings/{id}/dossier", "\(root)/meetings/m-dy/dossier?area=FRA", "++++++"),
        .init(
            "GET \(root)/meetings/{id}/dossier", "\(root)/meetings/m-ilm/dossier?area=MEX", "++++++"
        ),
        .init("POST \(root)/meetings/{id}/follow-up", "\(root)/meetings/m-dy/follow-up", "aff+++"),
        .init("POST \(root)/meetings/{id}/follow-up", "\(root)/meetings/m-ilm/follow-up", "afff++"),
        .init("GET \(root)/recommendations/open", "\(root)/recommendations/open", "++++++"),
        .init(
            "POST \(root)/recommendations/{id}/progress", "\(root)/recommendations/r1/progress",
            "af+f++", #"{"area":"FRA","kind":"progress","text":"counted"}"#),
        .init(
            "POST \(root)/recommendations/{id}/progress", "\(root)/recommendations/r1/progress",
            "afff++", #"{"area":"MEX","kind":"progress","text":"counted"}"#),
        .init(
            "POST \(root)/recommendations/{id}/progress", "\(root)/recommendations/r1/progress",
            "aff+++", #"{"organisation":"unsd","kind":"progress","text":"counted"}"#),
        .init(
            "POST \(root)/recommendations/{id}/progress", "\(root)/recommendations/r1/progress",
            "afff++", #"{"organisation":"ilo","kind":"progress","text":"counted"}"#),
        .init("GET \(root)/marketplace", "\(root)/marketplace", "a+++++"),
        .init(
            "GET \(root)/marketplace/{id}/matches", "\(root)/marketplace/offermark-theirs/matches",
            "a+++++"),
        .init(
            "GET \(root)/marketplace/{id}/matches", "\(root)/marketplace/offermark-gone/matches",
            "annn++"),
        .init(
            "POST \(root)/marketplace/{id}/messages",
            "\(root)/marketplace/offermark-others/messages", "a+++++", #"{"text":"hello"}"#),
        .init(
            "POST \(root)/marketplace/{id}/messages",
            "\(root)/marketplace/offermark-gone/messages", "annn++", #"{"text":"hello"}"#),
    ]
}

using Forum.Api.Imports;
using Forum.Domain.Imports;

namespace Forum.Api.Demo;

/// <summary>The sample pages that ship with the program, written for it in the form that pasted pages have.</summary>
public static class DemoPages
{
    public const string Community = "demo";

    static readonly (string File, DateOnly CapturedOn)[] Pages =
    [
        ("borrowed-words.txt", new DateOnly(2025, 2, 11)),
        ("night-tram.txt", new DateOnly(2025, 11, 3)),
        ("rooftop-garden.txt", new DateOnly(2025, 3, 1)),
    ];

    public static IEnumerable<ImportPage> Imports() => Pages.Select(page => new ImportPage(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Demo", "Pages", page.File)),
        Community, Capture.On(page.CapturedOn), Title: null, Importer: null));
}

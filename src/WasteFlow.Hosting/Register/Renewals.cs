using NodaTime;

namespace WasteFlow.Hosting;

/// <summary>
/// Papers that run for a time and are renewed under their number (续期、换证): each word holds from its first day, and what was said before up to the day
/// before that. So a renewal that is registered early takes nothing away from the term that still runs. A word that begins as early as another takes its place.
/// </summary>
public static class Renewals
{
    /// <summary>Where the terms stand that are not the last word under their key.</summary>
    public const string Others = "terms/";

    /// <param name="ending">The same paper with another last day.</param>
    public static void Put<T>(string key, T said, Func<T, (LocalDate From, LocalDate Until)> term, Func<T, LocalDate, T> ending, FoldDocuments documents) where T : class
    {
        var (from, until) = term(said);
        T[] others =
        [
            .. Of<T>(key, documents).Where(t => term(t).From < from).Select(t => term(t).Until < from ? t : ending(t, from.PlusDays(-1))),
            .. Of<T>(key, documents).Where(t => term(t).From > until),
        ];
        documents.Put(key, said);
        if (others.Length > 0 || documents.Get<Terms<T>>(Others + key) is not null)
        {
            documents.Put(Others + key, new Terms<T>(others));
        }
    }

    /// <summary>All terms of a paper, the one said last at the end; none where there is no such paper.</summary>
    public static IEnumerable<T> Of<T>(string key, FoldDocuments documents) where T : class =>
        documents.Get<T>(key) is { } last ? [.. documents.Get<Terms<T>>(Others + key)?.Of ?? [], last] : [];
}

/// <summary>Terms of one paper.</summary>
public sealed record Terms<T>(IReadOnlyList<T> Of);

using WasteFlow.Bureau;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What alarms are called.</summary>
public class SubjectTest
{
    /// <summary>An id that were longer would be opened and never found again.</summary>
    [Fact]
    public void No_alarms_id_is_longer_than_one_is_looked_for()
    {
        foreach (var kind in AlarmKinds.All.Select(static k => k.Kind))
        {
            var ids = Enumerable.Range(1, 300).Select(n => Subject.Id(kind, new string('s', n))).ToArray();
            Assert.All(ids, static id => Assert.InRange(id.Length, 1, Subject.IdLengthMax));
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal($"{kind}:{new string('s', 64)}", ids[63]);
        }
    }

    [Fact]
    public void A_key_that_no_column_holds_is_held_against_in_memory_too() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryDocuments().Put(new string('k', FoldDocuments.KeyLength + 1), new Named("n")));
}

namespace WasteFlow.Oracle;

/// <summary>One city is played for all tests that look at it.</summary>
[CollectionDefinition(Name)]
public sealed class OfCity : ICollectionFixture<PlayedCity>
{
    public const string Name = "city";
}

/// <summary>Likewise the crowds.</summary>
[CollectionDefinition(Name)]
public sealed class OfCrowd : ICollectionFixture<PlayedCrowd>
{
    public const string Name = "crowd";
}

namespace Forum.Domain.Tests.Votes;

/// <summary>Stored streams are found by these ids: they never change.</summary>
public class finding_a_members_own_streams
{
    static readonly MemberId Member = new(Guid.Parse("0190a000-0000-7000-8000-00000000000a"));

    [Fact]
    public void gives_the_same_id_for_ever()
    {
        Assert.Equal(Guid.Parse("5fc0b7c1-0316-8b89-a095-51b7e4051278"), BallotId.Of(Member).Value);
        Assert.Equal(Guid.Parse("c46bbb84-8687-8b0e-af47-97130d955ace"), ShelfId.Of(Member).Value);
    }

    [Fact]
    public void gives_ids_that_no_clock_or_chance_makes()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var id = BallotId.Of(new(Guid.NewGuid())).Value;
            Assert.Equal((8, true), (id.Version, id.Variant is >= 8 and <= 11));
        }
    }

    [Fact]
    public void gives_every_member_and_purpose_another()
    {
        var members = Enumerable.Range(0, 1_000).Select(_ => new MemberId(Guid.NewGuid())).ToList();
        Guid[] ids = [.. members.SelectMany(member => new[] { member.Value, BallotId.Of(member).Value, ShelfId.Of(member).Value })];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}

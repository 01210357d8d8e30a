/**
 * What guessers try first, in lower case. Words stand here without digits and signs, which are taken off before
 * looking; keyboard rows as they are typed.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwords passwordpassword mypassword mypasswordis thisismypassword newpassword changeme
  changemenow pleasechangeme letmein letmeinnow letmeinplease welcome welcomeback welcomewelcome admin administrator
  adminadmin adminpassword root rootroot master masterpassword secret secretsecret mysecret topsecret default
  defaultpassword temporary temporarypassword temppassword test testtest testing testingtesting testpassword guest
  guestguest user username superman batman spiderman starwars pokemon dragon dragonball football footballfootball
  liverpool liverpoolfc chelsea chelseafc arsenal arsenalfc manchester manchesterunited manutd mancity tottenham
  everton evertonfc newcastle celtic rangers england englandengland london iloveyou iloveyouiloveyou iloveyousomuch
  iloveyouforever loveyou lovelove princess princessprincess sunshine sunshinesunshine monkey monkeymonkey shadow
  charlie charliecharlie jessica jordan michael ashley daniel thomas george hannah summer summertime summersummer
  winter winterwinter spring autumn january february march april may june july august september october november
  december monday tuesday wednesday thursday friday saturday sunday christmas halloween birthday happybirthday
  qwerty qwertyqwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdfghjkl asdfghjklasdf
  zxcvbnm zxcvbnmzxcvbnm qwertyasdfgh qazwsx qazwsxedc qazwsxedcrfv abcdef abcdefgh abcabcabcabc abcd
  trustno trustnoone whatever nothing computer internet laptop samsung iphone android google facebook instagram
  snapchat tiktok youtube netflix amazon microsoft windows minecraft roblox fortnite chocolate cookie cookies cheese
  cheesecheese banana orange purple blackcat mercury flower flowers butterfly freedom family mother father mummy daddy
  babygirl babyboy sweetheart darling angel angels jesus jesuschrist godisgood blessed heaven correcthorsebatterystaple
  correcthorse opensesame abracadabra supercalifragilistic ninja killer hunter pepper ginger tigger molly poppy maggie
  buster bailey kith kithkith kithpassword childrenshome childrenshomes carehome socialworker socialwork supportworker
  safeguarding keyworker staffroom office officeoffice sleepin nightshift dayshift`.split(/\s+/),
);
